"""gongshi: YAML records of co-creation become one public transparency site per township.

The map of the flow, which `generator.pipeline` tells in full::

    load    text of content/<township>/<kinds>/*.yml  ->  Township, diagnostics
    check   Township                                  ->  diagnostics
    render  Township                                  ->  pages of Markdown, a summary
    build   pages                                     ->  site/<township>/, published in one swap

The unit of work is a township: none of the four stages needs anything of another one. The county
portal is made last, from the summaries. What the stages share lies beside them: `values` (exact
money, dates, quantities), `model` (the nouns), `diagnostics` and `messages` (what is said of a
fault, and in which language). The stages never import each other; `tests/test_house.py` holds that.
"""
