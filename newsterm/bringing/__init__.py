"""What other readers keep, brought over, and what is kept here, given to them."""
