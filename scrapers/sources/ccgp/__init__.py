"""中国政府采购网: channel lists and notices' pages."""
