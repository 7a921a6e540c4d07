"""The web, asked politely: only here is HTTP spoken."""
