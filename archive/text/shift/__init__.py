"""GBK byte shifts: how they arise (`model`), where one begins and ends (`run`), what its bytes read (`rereading`), and
what of that is certain enough to be restored (`healing`)."""
