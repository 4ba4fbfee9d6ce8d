"""One folder per portal: its lists, its pages, its manners. Pure readers, no I/O."""
