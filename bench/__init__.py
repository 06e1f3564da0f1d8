"""What whosays costs, measured against one plain parse of the same text; one thread each."""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # read by the libraries when they are imported
