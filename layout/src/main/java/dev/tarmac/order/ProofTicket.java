package dev.tarmac.order;

/// What the installed system shows once at its first boot. `toString` hides the token.
///
/// @param url absolute URL that takes the proof by POST
public record ProofTicket(String url, String token) {
    @Override
    public String toString() {
        return "ProofTicket[url=" + url + ", token=***]";
    }
}
