"""Plain Kubernetes manifests: `python -m deploy.kubernetes.build` writes base/workloads.yaml from services/pipeline.py."""
