package dev.tarmac.ui;

import java.util.Comparator;

/// Names as people sort them: `r2` before `r10`; what has no name comes last.
final class Natural {
    static final Comparator<String> ORDER = Natural::compare;

    private Natural() {}

    private static int compare(String one, String other) {
        if (one.isEmpty() || other.isEmpty())
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        int left = 0;
        int right = 0;
        while (left < one.length() && right < other.length()) {
            int leftEnd = end(one, left);
            int rightEnd = end(other, right);
            int order =
                    leftEnd > left && rightEnd > right
                            ? number(one, left, leftEnd, other, right, rightEnd)
                            : letter(one.charAt(left), other.charAt(right));
            if (order != 0) return order;
            left = Math.max(left + 1, leftEnd);
            right = Math.max(right + 1, rightEnd);
        }
        int rest = Integer.compare(one.length() - left, other.length() - right);
        return rest != 0 ? rest : one.compareTo(other);
    }

    /// Where the number that begins there ends.
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) end++;
        return end;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /// However many digits they have.
    private static int number(
            String one, int left, int leftEnd, String other, int right, int rightEnd) {
        int from = left;
        int to = right;
        while (from < leftEnd - 1 && one.charAt(from) == '0') from++;
        while (to < rightEnd - 1 && other.charAt(to) == '0') to++;
        int longer = Integer.compare(leftEnd - from, rightEnd - to);
        return longer != 0
                ? longer
                : one.substring(from, leftEnd).compareTo(other.substring(to, rightEnd));
    }

    private static int letter(char one, char other) {
        return Character.compare(Character.toLowerCase(one), Character.toLowerCase(other));
    }
}
