"""The conductor: fetch → parse → save → annotate, one outcome a feed."""
