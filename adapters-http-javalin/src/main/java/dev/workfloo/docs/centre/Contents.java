package dev.workfloo.docs.centre;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the centre has, in the order in which it is read. */
final class Contents {

    private static final String DOCS = "adapters-http-javalin/docs/";

    private static final String GUIDES = DOCS + "guides/";

    static final String PICTURES = GUIDES + "pictures/";

    private static final List<Article> ALL = Stream.concat(
                    Arrays.stream(Language.values())
                            .flatMap(language -> guides(
                                    language,
                                    "first-steps",
                                    "how-it-works",
                                    "building",
                                    "rules",
                                    "testing",
                                    "integrating",
                                    "connectors",
                                    "operating",
                                    "security-privacy",
                                    "api")),
                    Stream.of(
                            reference("api", DOCS + "api.md"),
                            reference("connectors", DOCS + "connectors.md"),
                            reference("operations", DOCS + "operations.md"),
                            reference("crash-matrix", DOCS + "crash-matrix.md"),
                            reference("definition-format", "core/docs/definition-format.md"),
                            reference("expressions", "core/docs/expressions.md"),
                            reference("pool-format", "core/docs/pool-format.md"),
                            reference("decisions", "core/docs/decisions.md"),
                            reference("testing", "core/docs/testing.md"),
                            reference("property-testing", "core/docs/property-testing.md"),
                            reference("embedding", "adapters-persistence-jdbc/docs/embedding.md"),
                            reference("own-adapters", "core/docs/own-adapters.md"),
                            reference("java-api", "core/docs/api.md"),
                            reference("artifacts", "core/docs/artifacts.md")))
            .toList();

    private Contents() {}

    private static Stream<Article> guides(Language language, String... slugs) {
        return Arrays.stream(slugs)
                .map(slug -> new Article(Shelf.GUIDE, GUIDES + language.tag() + "/" + slug + ".md", slug, language));
    }

    private static Article reference(String slug, String path) {
        return new Article(Shelf.REFERENCE, path, slug, Language.ENGLISH);
    }

    static List<Article> all() {
        return ALL;
    }

    /** The guides of a language, and then what is there in English alone. */
    static List<Article> readIn(Language language) {
        return ALL.stream()
                .filter(article -> article.shelf() == Shelf.REFERENCE || article.written() == language)
                .toList();
    }

    static Optional<Article> at(Language reader, Shelf shelf, String slug) {
        return readIn(reader).stream()
                .filter(article -> article.shelf() == shelf && article.slug().equals(slug))
                .findFirst();
    }

    static Optional<Article> of(String path) {
        return ALL.stream().filter(article -> article.path().equals(path)).findFirst();
    }
}
