"""Where personal information goes: from the places that read it to the places where it leaves the app's hands."""
