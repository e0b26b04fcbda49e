"""Home Assistant's pages in Chromium: pictures of them, and how long they take."""
