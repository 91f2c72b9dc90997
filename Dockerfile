# The page of a table of claims, for others: docker build -t claimline . (see docs/serving.md)
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
# npm fetches the small bundle of plotly.js, whose hash hatch_build.py knows.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
COPY requirements/run.txt requirements/build.txt ./requirements/
RUN python -m venv /opt/claimline \
    && /opt/claimline/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt \
    && pip install --no-cache-dir --require-hashes -r requirements/build.txt
COPY pyproject.toml hatch_build.py README.md LICENSE events.csv ./
COPY assets assets
COPY seeds seeds
COPY dashboard dashboard
RUN python -m build --wheel --no-isolation --outdir dist . \
    && /opt/claimline/bin/pip install --no-cache-dir --no-deps dist/*.whl

FROM python:3.11-slim-bookworm
COPY --from=build /opt/claimline /opt/claimline
RUN useradd --system --uid 10001 --home-dir /claims --create-home claimline
USER claimline
WORKDIR /claims
ENV PYTHONDONTWRITEBYTECODE=1 PATH=/opt/claimline/bin:$PATH
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8050/readyz', timeout=4)"]
ENTRYPOINT ["claimline", "serve", "--no-browser", "--host", "0.0.0.0", "--port", "8050", "--log"]
