"""The unpacker: turns the bytes of attachments into text, in a process that cannot hurt this one."""
