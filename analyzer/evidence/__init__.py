"""Places in the code to snippets: decompiled in a child process that may be killed, else disassembled."""
