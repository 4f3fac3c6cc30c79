package dev.workfloo.definition.file;

import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * One thing that a DOCUMENT node asks for: a file, several of one kind, or a set of files that repeats.
 *
 * @param sourcePdfNodeId the id of the PDF node that makes the file, which then nobody sends
 * @param group the files of each element, when this is a set
 */
@ValueObject
public record FileField(
        String id, String name, Accepted accepts, Optional<String> sourcePdfNodeId, Optional<Group> group) {

    /**
     * Which files are taken, and how many.
     *
     * @param formats extensions in lower case; of an empty list, every format
     * @param maxSize of each file, in bytes
     * @param count how many files, or elements of a set
     */
    public record Accepted(boolean required, List<String> formats, Optional<Integer> maxSize, Count count) {
        public Accepted {
            formats = List.copyOf(formats);
        }
    }

    /** Both ends belong to it. */
    public record Count(Optional<Integer> min, Optional<Integer> max) {
        public static final Count ONE = new Count(Optional.empty(), Optional.empty());
    }

    /**
     * The files of a set that repeats.
     *
     * @param required ids of files that every element must have, besides those that are required themselves
     * @param optionalAt the positions, from 0, of elements in which nothing is required
     */
    public record Group(List<FileField> files, Set<String> required, Set<Integer> optionalAt) {
        public Group {
            files = List.copyOf(files);
            required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
            optionalAt = Collections.unmodifiableSet(new LinkedHashSet<>(optionalAt));
        }
    }

    /** The id of the field, or of the set, that a file belongs to which its node knows by this key. */
    public static String idOf(String key) {
        int index = key.indexOf('[');
        return index < 0 ? key : key.substring(0, index);
    }

    /**
     * What was sent to it, in the form in which it is sent, where a text stands for each file; null where there is no file.
     *
     * @param keys by which its node knows its files
     * @param text what stands for the file of a key
     */
    public Value sent(Set<String> keys, UnaryOperator<String> text) {
        return new SentLayout(keys, text).of(this, id);
    }

    public boolean required() {
        return accepts.required();
    }

    FileField asRequired() {
        Accepted sent = new Accepted(true, accepts.formats(), accepts.maxSize(), accepts.count());
        return new FileField(id, name, sent, sourcePdfNodeId, group);
    }

    public Count count() {
        return accepts.count();
    }

    /** Whether it is answered with a list of files. */
    public boolean isList() {
        return group().isEmpty() && count().max().filter(most -> most > 1).isPresent();
    }

    /** How many files or elements are sent at the most. */
    int most() {
        return count().max().orElse(group().isPresent() ? FileRequest.MOST_FILES : 1);
    }

    /** What is wrong with a file's content; empty when nothing is. */
    public Optional<String> refuse(FileContents contents) {
        if (contents.size() == 0) return Optional.of("is empty: send the file, or leave it out");
        Optional<Integer> exceeded = accepts.maxSize().filter(most -> contents.size() > most);
        if (exceeded.isPresent()) return exceeded.map(most -> "must have at most " + most + " bytes");
        return isOfItsFormats(contents.mediaType())
                ? Optional.empty()
                : Optional.of("must be " + spelt() + ", but what is in it is " + contents.mediaType());
    }

    private boolean isOfItsFormats(String mediaType) {
        return accepts.formats().isEmpty()
                || accepts.formats().stream()
                        .flatMap(extension -> FileFormat.of(extension).stream())
                        .anyMatch(format -> format.holds(mediaType));
    }

    private String spelt() {
        List<String> formats = accepts.formats();
        int last = formats.size() - 1;
        return last == 0 ? formats.get(0) : String.join(", ", formats.subList(0, last)) + " or " + formats.get(last);
    }
}
