"""What newsboat keeps in text: feeds, filters, settings (https://newsboat.org/releases/2.41/docs/newsboat.html)."""
