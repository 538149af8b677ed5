"""How much a form's field takes: more than is ever saved. What is too long is refused in words when the form is sent."""

MOST_TAKEN = 20_000
"""Characters. Streamlit drops whatever would go beyond a field's limit, a pasted text whole, and says nothing of it; so
none stands where people could reach it. A form with several such texts still fits into one message to the server.
"""
