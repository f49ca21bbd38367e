"""Prints the elements of an XML document, a line each, with their attributes by name.

usage: print_xml.py DOCUMENT
"""

import sys
import xml.etree.ElementTree

for element in xml.etree.ElementTree.parse(sys.argv[1]).iter():
    print(element.tag, *(f"{name}={value}" for name, value in sorted(element.attrib.items())))
