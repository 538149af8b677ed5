"""Results as plotly figures: each with the numbers in words, and nothing told by colour alone."""
