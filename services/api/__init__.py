"""What people see and say: JSON, exports, pages. The only room that knows HTTP and HTML."""
