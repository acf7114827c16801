package dev.tarmac.agent.boot;

import java.net.URI;

/// The script that proves a boot. Plain sh and what every system has (sed, od, readlink, wc); the
/// POST is made by the one tool the image was found to have. The token goes from its file into the
/// body, never into an argument or a log.
final class ProofScript {
    private static final String HEAD =
            """
            #!/bin/sh
            # Tells the provisioning server once that this system has booted from its own disk,
            # then removes itself.
            set -u
            umask 077
            install='@INSTALL@'
            url='@URL@'
            here='@DIRECTORY@'
            body=$(mktemp "${TMPDIR:-/run}/tarmac-proof.XXXXXX") || exit 1
            trap 'rm -f "$body"' EXIT

            quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\\\"]/\\\\&/g')"; }

            root_partuuid() {
                numbers=0:0
                node=
                while read -r _ _ device _ mount _; do
                    if [ "$mount" = / ]; then numbers=$device; fi
                done < /proc/self/mountinfo
                if [ -r "/sys/dev/block/$numbers/uevent" ]; then
                    while IFS='=' read -r key value; do
                        case $key in
                            PARTUUID) printf '%s' "$value"; return ;;
                            DEVNAME) node=$value ;;
                        esac
                    done < "/sys/dev/block/$numbers/uevent"
                fi
                [ -n "$node" ] || return
                for link in /dev/disk/by-partuuid/*; do
                    if [ "$(readlink -f "$link")" = "/dev/$node" ]; then
                        printf '%s' "${link##*/}"
                        return
                    fi
                done
                blkid -s PARTUUID -o value "/dev/$node" 2>/dev/null
            }

            secure_boot() {
                variable=/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
                if [ -r "$variable" ] && [ "$(od -An -tu1 -j4 -N1 "$variable" | tr -d ' ')" = 1 ]
                then printf true
                else printf false
                fi
            }

            {
                printf '{"install":%s,' "$(quoted "$install")"
                printf '"token":%s,' "$(quoted "$(cat "$here/proof-token")")"
                printf '"hostname":%s,' "$(quoted "$(cat /proc/sys/kernel/hostname)")"
                printf '"machineId":%s,' "$(quoted "$(cat /etc/machine-id)")"
                printf '"rootPartuuid":%s,' "$(quoted "$(root_partuuid)")"
                printf '"kernel":%s,' "$(quoted "$(cat /proc/sys/kernel/osrelease)")"
                printf '"secureBoot":%s}' "$(secure_boot)"
            } > "$body"

            # Prints the status that the server answered with.
            post() {
            @POST@}

            remove() {
                rm -f '@WANTED@' '@UNIT@'
                rm -f "$here/proof-token" "$here/prove"
                rmdir "$here" 2>/dev/null
            }

            waited=0
            pause=1
            while [ "$waited" -lt 900 ]; do
                status=$(post)
                case $status in
                    2??|409) echo "the server has the proof of this boot"; remove; exit 0 ;;
                    403) echo "the server refuses the proof of this boot" >&2; exit 1 ;;
                esac
                echo "no answer from the server ('$status'), trying again in $pause s"
                sleep "$pause"
                waited=$((waited + pause))
                if [ "$pause" -lt 30 ]; then pause=$((pause * 2)); fi
            done
            echo "gave up after $waited s; the next boot tries again" >&2
            exit 1
            """;

    private ProofScript() {}

    static String text(
            String install, String url, String tool, String directory, String unit, String wanted) {
        return HEAD.replace("@POST@", post(tool, URI.create(url)))
                .replace("@INSTALL@", plain(install))
                .replace("@URL@", plain(url))
                .replace("@DIRECTORY@", directory)
                .replace("@UNIT@", unit)
                .replace("@WANTED@", wanted);
    }

    /// These stand between single quotes in the script.
    private static String plain(String text) {
        if (text.indexOf('\'') >= 0 || text.indexOf('\n') >= 0)
            throw new IllegalArgumentException("a quote or line end in '" + text + "'");
        return text;
    }

    private static String post(String tool, URI url) {
        return switch (tool) {
            case "curl" ->
                    """
                    curl --silent --output /dev/null --write-out '%{http_code}' --max-time 20 \\
                        --header 'Content-Type: application/json' --data-binary "@$body" "$url"
                    """;
            case "wget" ->
                    """
                    wget --server-response --output-document=/dev/null --timeout=20 --tries=1 \\
                        --header='Content-Type: application/json' --post-file="$body" "$url" 2>&1 |
                        sed -n 's|^ *HTTP/[0-9.]* \\([0-9][0-9][0-9]\\).*|\\1|p' | tail -n 1
                    """;
            case "python3" ->
                    """
                    python3 - "$url" "$body" <<'END'
                    import sys, urllib.error, urllib.request
                    data = open(sys.argv[2], "rb").read()
                    head = {"Content-Type": "application/json"}
                    try:
                        request = urllib.request.Request(sys.argv[1], data, head)
                        print(urllib.request.urlopen(request, timeout=20).status)
                    except urllib.error.HTTPError as answer:
                        print(answer.code)
                    except OSError:
                        print(0)
                    END
                    """;
            case "bash" -> bash(url);
            default -> throw new IllegalArgumentException("no way to phone home by '" + tool + "'");
        };
    }

    private static String bash(URI url) {
        int port = url.getPort() < 0 ? 80 : url.getPort();
        return """
        bash -s "$body" <<'END'
        exec 3<>/dev/tcp/@HOST@/@PORT@ || exit
        printf 'POST @PATH@ HTTP/1.1\\r\\nHost: @HOST@:@PORT@\\r\\nConnection: close\\r\\n' >&3
        printf 'Content-Type: application/json\\r\\n' >&3
        printf 'Content-Length: %d\\r\\n\\r\\n' "$(wc -c < "$1")" >&3
        cat "$1" >&3
        read -r -t 20 _ status _ <&3
        printf '%s' "$status"
        END
        """
                .replace("@HOST@", url.getHost())
                .replace("@PORT@", Integer.toString(port))
                .replace("@PATH@", url.getRawPath());
    }
}
