"""What a person sees in a browser, and what the platform receives of it.

A real Home Assistant, the simulator and Chromium run as processes; `script/test
--browser` starts these tests, without the plugins and fixtures that the others share.
"""
