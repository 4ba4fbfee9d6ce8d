"""reading: what decides a bid beside price and goods, one small grammar a subject."""
