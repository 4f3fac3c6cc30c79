package dev.workfloo.rule;

import java.util.List;

/** What was most likely meant by a word that is not known. */
public final class NearestWord {

    private NearestWord() {}

    /** The known word that is spelt most alike; empty when none is. */
    public static String to(String word, List<String> known) {
        String best = "";
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance >= least) continue;
            least = distance;
            best = candidate;
        }
        return best;
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 20 || one.length() > 100) return Integer.MAX_VALUE;
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
