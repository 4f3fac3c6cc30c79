package dev.workfloo.docs.centre;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the links of one page lead, for somebody who reads it in a language: what is relative, is relative in the repository. */
final class LinkTargets {

    private static final Pattern ABSOLUTE = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:|//).*", Pattern.DOTALL);

    private static final Pattern FOLLOWED = Pattern.compile("^(https?://|mailto:)[^\\s\\p{Cntrl}]+$");

    private static final Pattern PICTURE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*\\.png");

    private final Article from;
    private final Language reader;

    LinkTargets(Article from, Language reader) {
        this.from = from;
        this.reader = reader;
    }

    /** What a browser is sent to; empty where nothing is served there. */
    Optional<String> address(String destination) {
        if (ABSOLUTE.matcher(destination).matches()) {
            return Optional.of(destination)
                    .filter(link ->
                            FOLLOWED.matcher(link.toLowerCase(Locale.ROOT)).matches());
        }
        if (destination.startsWith("#")) return Optional.of(destination);

        int hash = destination.indexOf('#');
        String anchor = hash < 0 ? "" : destination.substring(hash);
        return file(destination).flatMap(Contents::of).map(article -> addressOf(article) + anchor);
    }

    /** The reference is in English, and what it says of a guide is there in the reader's language too. */
    private String addressOf(Article article) {
        boolean fromReference = from.shelf() == Shelf.REFERENCE && article.shelf() == Shelf.GUIDE;
        Optional<Article> own = fromReference ? Contents.at(reader, Shelf.GUIDE, article.slug()) : Optional.empty();
        return own.orElse(article).address(reader);
    }

    /** The path in the repository; empty where the link leads out of it. */
    Optional<String> file(String destination) {
        if (ABSOLUTE.matcher(destination).matches()) return Optional.empty();

        String path = decoded(destination.replaceFirst("[#?].*", ""));
        String folder = from.path().substring(0, from.path().lastIndexOf('/') + 1);
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (path.startsWith("/") ? path : folder + path).split("/")) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) return Optional.empty();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return Optional.of(String.join("/", steps)).filter(found -> !found.isEmpty());
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncoding) {
            return path;
        }
    }

    /** The path of a picture that the centre serves. */
    Optional<String> picture(String destination) {
        return file(destination).filter(LinkTargets::isPicture);
    }

    static boolean isPicture(String path) {
        return path.startsWith(Contents.PICTURES)
                && PICTURE.matcher(path.substring(Contents.PICTURES.length())).matches();
    }
}
