"""One file per screen: open, read, empty state, draw, act."""
