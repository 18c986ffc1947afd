"""Many dex files to one program: classes, methods, hierarchy, owners."""
