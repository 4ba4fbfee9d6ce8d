"""Dashboards as code: `python -m deploy.grafana.build` writes what Grafana is given."""
