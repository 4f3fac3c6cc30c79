package dev.workfloo.guide;

import dev.workfloo.guide.Guide.Heading;
import dev.workfloo.guide.Guide.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with guides as they are written; each finding names its page. */
final class GuideChecks {

    /** Those that the tests in a browser make. */
    private static final Set<String> PICTURES =
            Set.of("first-page.png", "try-it.png", "person-form.png", "person-code.png", "centre.png");

    private GuideChecks() {}

    static List<String> missing(List<Guide> some, List<Guide> others) {
        List<String> there = others.stream().map(Guide::name).toList();
        return some.stream()
                .filter(guide -> !there.contains(guide.name()))
                .map(guide -> guide + " is there in this language alone")
                .toList();
    }

    /** What readers of the one are told to do, and those of the other are not. */
    static List<String> differences(Guide guide, Guide other) {
        List<GuideBlock> blocks = guide.blocks();
        List<GuideBlock> others = other.blocks();
        List<String> found = new ArrayList<>();
        if (blocks.size() != others.size())
            found.add(guide + " shows " + blocks.size() + " blocks, " + other + " " + others.size());
        for (int i = 0; i < Math.min(blocks.size(), others.size()); i++) {
            String words = blocks.get(i).withoutComments();
            if (!words.equals(others.get(i).withoutComments())) {
                found.add(guide + " and " + other + " differ in block " + (i + 1) + ": " + words);
            }
        }
        return found;
    }

    static List<String> unknownBlocks(Guide guide) {
        return guide.blocks().stream()
                .filter(block -> !block.isKnown())
                .map(block -> guide + ": nobody knows what is to be done with a block of " + block.language() + " "
                        + block.purpose())
                .toList();
    }

    static List<String> headings(Guide guide) {
        List<Heading> headings = guide.headings();
        List<String> found = new ArrayList<>();
        int before = 0;
        for (Heading heading : headings) {
            boolean isOutOfOrder = heading.level() > before + 1 || heading.level() == 1 && before > 0;
            if (isOutOfOrder) found.add(guide + ": out of order: " + heading.words());
            before = heading.level();
        }
        if (headings.stream().map(Heading::anchor).distinct().count() < headings.size()) {
            found.add(guide + ": two headings are alike");
        }
        return found;
    }

    static List<String> targets(Guide guide) {
        return guide.targets().stream().flatMap(target -> target(guide, target)).toList();
    }

    private static Stream<String> target(Guide guide, Target target) {
        String[] parts = target.to().split("#", 2);
        if (parts[0].matches("https?://.*")) return Stream.of();
        Path file = parts[0].isEmpty()
                ? guide.file()
                : guide.file().resolveSibling(parts[0]).normalize();
        String wrong = guide + " leads nowhere: " + target.to();
        if (target.isPicture()) return isPicture(file) ? Stream.of() : Stream.of(wrong);
        if (!Files.isRegularFile(file)) return Stream.of(wrong);
        boolean isThere = parts.length == 1
                || Guide.read(file).headings().stream()
                        .anyMatch(heading -> heading.anchor().equals(parts[1]));
        return isThere ? Stream.of() : Stream.of(wrong);
    }

    private static boolean isPicture(Path file) {
        return Files.isRegularFile(file)
                || file.getParent().endsWith("pictures")
                        && PICTURES.contains(file.getFileName().toString());
    }
}
