"""How a plan becomes paper: its rows as a Document and as sheets, and the files made of them."""
