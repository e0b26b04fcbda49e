"""Tests of the client library, which needs no Home Assistant."""
