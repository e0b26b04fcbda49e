"""Tests of `script/check_api`."""
