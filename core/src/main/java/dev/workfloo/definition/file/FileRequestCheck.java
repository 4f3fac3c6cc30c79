package dev.workfloo.definition.file;

import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.document.FindingsAt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds files that nobody could send, and what means nothing where it stands. */
record FileRequestCheck(FindingsAt findings) {

    private static final int MOST_FIELDS = 1_000;

    void check(List<FileField> fields) {
        long count = new FileRequest(fields).all().count();
        if (count == 0) findings.error("/files", "must have at least one file");
        if (count > MOST_FIELDS) findings.error("/files", "must be at most " + MOST_FIELDS + ", with those in sets");
        else each(fields, findings);
        if (least(fields, Set.of()) > FileRequest.MOST_FILES) {
            findings.error(
                    "/files",
                    "must not require more files than are taken in one answer: at most " + FileRequest.MOST_FILES);
        }
    }

    /** How many files whoever answers must send, where of each of these also those are required whose ids are named. */
    private static long least(List<FileField> fields, Set<String> required) {
        return fields.stream()
                .filter(field -> field.required() || required.contains(field.id()))
                .filter(field -> field.sourcePdfNodeId().isEmpty())
                .mapToLong(FileRequestCheck::leastOf)
                .sum();
    }

    private static long leastOf(FileField field) {
        int least = Math.max(1, field.count().min().orElse(1));
        return field.group()
                .map(group -> least(group.files(), group.required())
                        * (least
                                - group.optionalAt().stream()
                                        .filter(position -> position < least)
                                        .count()))
                .orElse(field.isList() ? least : 1L);
    }

    private static void each(List<FileField> fields, FindingsAt parent) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            FindingsAt at = parent.at("/files/" + i);
            if (!ids.add(fields.get(i).id())) at.error("/id", "another file has this id already");
            check(fields.get(i), at);
        }
    }

    private static void check(FileField field, FindingsAt at) {
        checkCount(field, at);
        for (String format : field.accepts().formats()) {
            if (FileFormat.of(format).isEmpty()) {
                at.error("/formats", "no format is called " + format + ": take of " + FileFormat.known());
            }
        }
        if (field.accepts().maxSize().filter(most -> most == 0).isPresent()) {
            at.error("/maxSize", "must be 1 or more: in bytes");
        }
        field.group().ifPresent(group -> checkSet(field, group, at));
    }

    private static void checkCount(FileField field, FindingsAt at) {
        int most = field.most();
        if (most < 1 || most > FileRequest.MOST_FILES) {
            at.error("/max", "must be from 1 to " + FileRequest.MOST_FILES);
        }
        if (field.count().min().filter(least -> least > most).isPresent()) {
            at.error("/min", "is greater than max: no answer can fit");
        }
    }

    private static void checkSet(FileField set, Group group, FindingsAt at) {
        if (!set.accepts().formats().isEmpty()) at.error("/formats", "is for the files of a set: write it there");
        if (set.accepts().maxSize().isPresent()) at.error("/maxSize", "is for the files of a set: write it there");
        if (set.sourcePdfNodeId().isPresent()) at.error("/sourcePdfNodeId", "is for a file, not for a set");
        FindingsAt inside = at.at("/set");
        if (group.files().isEmpty()) inside.error("/files", "must have at least one file");
        each(group.files(), inside);
        for (int i = 0; i < group.files().size(); i++) {
            FileField file = group.files().get(i);
            FindingsAt there = inside.at("/files/" + i);
            if (file.group().isPresent()) there.error("/set", "a set must not hold another set");
            if (file.sourcePdfNodeId().isPresent()) there.error("/sourcePdfNodeId", "is for a file outside of sets");
        }
        Set<String> ids =
                new HashSet<>(group.files().stream().map(FileField::id).toList());
        group.required().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> inside.error("/required", "the set has no file " + id));
        group.optionalAt().stream()
                .filter(position -> position >= set.most())
                .forEach(position -> inside.error(
                        "/optionalAt", "position " + position + " (counted from 0) is past the set's max"));
    }
}
