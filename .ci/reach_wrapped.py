#!/usr/bin/env python3
"""Runs score.py with one difference: where the truth has a list both bare and in its wrapper, the wrapped form counts.

usage: reach_wrapped.py SCORE.py SPEC.json TRUTH_DIR
The vendor's newer models have dropped the wrappers (`"Disks":{"Disk":[...]}`) that the wire and the pages' samples show, so for
some products the truth holds both forms; score.py follows the bare one. This run tells how much of the difference that explains.
"""
import sys

bare = """    elif 'list' in t:
        yield path, 'list'
"""
wrapped = """    elif 'list' in t and 'struct' in t:
        yield path, 'struct'
        yield from flat_truth(t['struct'], path + '.')
    elif 'list' in t:
        yield path, 'list'
"""
script, sys.argv = sys.argv[1], sys.argv[1:]
with open(script) as file:
    source = file.read()
if bare not in source:
    sys.exit('score.py has changed: this second look no longer applies')
exec(compile(source.replace(bare, wrapped), script, 'exec'))
