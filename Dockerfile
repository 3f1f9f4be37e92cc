# Two stages: the first installs the hashed lock into a virtual environment, the second only carries it.
ARG BASE=docker.io/library/python:3.13-slim

FROM ${BASE} AS build
WORKDIR /opt/renda-archive
COPY requirements.txt bin/venv ./
RUN mkdir bin && mv venv bin/ && bin/venv requirements.txt

FROM ${BASE}
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore::SyntaxWarning HOST=0.0.0.0 PORT=8000 DATA_DIR=/data
RUN groupadd --gid 10001 renda && useradd --uid 10001 --gid 10001 --no-create-home renda \
    && mkdir /data && chown renda:renda /data
WORKDIR /opt/renda-archive
COPY --from=build /opt/renda-archive/.venv .venv
COPY . .
USER renda
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD [".venv/bin/python", "deploy/healthcheck.py"]
CMD ["bin/serve"]
