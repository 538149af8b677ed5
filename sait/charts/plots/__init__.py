"""Charts that are tables: rows of words and marks, from which screen, projector, picture and text are all drawn."""
