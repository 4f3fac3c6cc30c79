package dev.workfloo.jdbc.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file: its words filled in, and its statements, apart from each other by semicolons. */
final class SqlText {

    /** Comments, quoted text, names in quotes, PostgreSQL's dollar quotes, the end of a statement, and each other character. */
    private static final Pattern TOKEN =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'[^']*+'|\"[^\"]*+\"|(\\$\\w*\\$).*?\\1|;|\\S", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\\$\\{(\\w+)}");

    private SqlText() {}

    /** With what each word in {@code ${}} means to the database. */
    static String filled(String text, Map<String, String> words) {
        return WORD.matcher(text).replaceAll(word -> {
            String meant = words.get(word.group(1));
            if (meant == null) throw new IllegalArgumentException("no database has a word for " + word.group());
            return Matcher.quoteReplacement(meant);
        });
    }

    /** Each with the comments before it, and without its semicolon. */
    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        boolean saysSomething = false;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (!token.group().equals(";")) {
                saysSomething |= !isComment(token.group());
                continue;
            }
            if (saysSomething)
                statements.add(text.substring(begin, token.start()).strip());
            begin = token.end();
            saysSomething = false;
        }
        if (saysSomething) statements.add(text.substring(begin).strip());
        return List.copyOf(statements);
    }

    private static boolean isComment(String token) {
        return token.startsWith("--") || token.startsWith("/*");
    }
}
