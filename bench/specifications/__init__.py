"""bench: specifications of fictional vehicle purchases, drawn as PDF, docx, xlsx and scan, with what a careful person reads in them."""
