#!/usr/bin/env python3
"""Ansible's view of a Tarmac server: every machine is a host.

Groups: state_STATE, profile_NAME, LABEL_VALUE for each label (rack_r12), held.
Host variables: ansible_host, and what the server knows as tarmac_*.

Environment: TARMAC_SERVER (http://127.0.0.1:8077), TARMAC_TOKEN or TARMAC_TOKEN_FILE, TARMAC_CA for a
certificate that this machine does not know.
"""

import json
import os
import re
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT_SECONDS = 30


def token():
    if os.environ.get("TARMAC_TOKEN_FILE"):
        with open(os.environ["TARMAC_TOKEN_FILE"], encoding="utf-8") as file:
            return file.read().strip()
    return os.environ.get("TARMAC_TOKEN", "")


def get(url):
    request = urllib.request.Request(url, headers={"Accept": "application/json"})
    if token():
        request.add_header("Authorization", "Bearer " + token())
    context = ssl.create_default_context(cafile=os.environ.get("TARMAC_CA") or None)
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=context) as answer:
        return json.load(answer)


def machines(server):
    """All of them, page by page."""
    url = server + "/api/v1/machines"
    while url:
        page = get(url)
        yield from page["machines"]
        url = urllib.parse.urljoin(url, page["next"]) if page.get("next") else None


def group(*words):
    return re.sub(r"[^A-Za-z0-9_]", "_", "_".join(words))


def groups_of(machine):
    yield group("state", machine["state"])
    if machine.get("profile"):
        yield group("profile", machine["profile"])
    for name, value in machine.get("labels", {}).items():
        yield group(name, value)
    if machine.get("held"):
        yield "held"


def variables_of(machine):
    variables = {"tarmac_" + name: value for name, value in machine.items()}
    if machine.get("address"):
        variables["ansible_host"] = machine["address"]
    variables["ansible_user"] = "root"
    return variables


def inventory(server):
    result = {"_meta": {"hostvars": {}}, "all": {"hosts": []}}
    for machine in machines(server):
        name = machine.get("hostname") or machine["mac"]
        result["all"]["hosts"].append(name)
        result["_meta"]["hostvars"][name] = variables_of(machine)
        for each in groups_of(machine):
            result.setdefault(each, {"hosts": []})["hosts"].append(name)
    return result


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--host":
        # Everything is in _meta already.
        print("{}")
        return
    server = os.environ.get("TARMAC_SERVER", "http://127.0.0.1:8077").rstrip("/")
    try:
        print(json.dumps(inventory(server), indent=2, sort_keys=True))
    except (urllib.error.URLError, OSError) as error:
        sys.exit(f"{server}: {error}; see TARMAC_SERVER, TARMAC_TOKEN and TARMAC_CA")


if __name__ == "__main__":
    main()
