"""Hand alerts over: mail, signed webhook, WeCom group robot; with receipts and retries."""
