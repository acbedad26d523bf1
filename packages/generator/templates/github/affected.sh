#!/usr/bin/env bash
# Runs targets for the services that a change can affect, and for all of them where that cannot be told:
#
#     scripts/affected.sh test check
#
# A pull request is compared with its base. A push is compared with the last commit whose run succeeded, so that what a
# failed or cancelled run left undone is done by the next one.
set -euo pipefail

last_success() {
  gh api "repos/$GITHUB_REPOSITORY/actions/workflows/ci-cd.yml/runs?branch=main&event=push&status=success&per_page=1" \
    --jq '.workflow_runs[0].head_sha // empty'
}

if [[ -n "${GITHUB_BASE_REF:-}" ]]; then
  base="$(git merge-base "origin/$GITHUB_BASE_REF" HEAD)"
elif [[ -n "${GITHUB_REPOSITORY:-}" ]]; then
  base="$(last_success)"
else
  base="$(git merge-base main HEAD)"
fi

targets="$(IFS=,; echo "$*")"
if [[ -n "$base" ]] && git merge-base --is-ancestor "$base" HEAD; then
  echo "affected since $base: $targets"
  exec npx nx affected --targets="$targets" --base="$base" --head=HEAD --output-style=static
fi
echo "no earlier run succeeded, so everything is affected: $targets"
exec npx nx run-many --targets="$targets" --output-style=static
