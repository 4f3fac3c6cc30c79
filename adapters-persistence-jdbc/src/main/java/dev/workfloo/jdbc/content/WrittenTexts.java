package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.jdbc.sql.TextPlaces;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of one transition that do not stand in its state and events: which documents it brings, and which it takes. */
public final class WrittenTexts {

    /** In characters. What is longer is kept once; what is not costs less where it is. */
    static final int LONG = 16 * 1024;

    /** So many of one transition: each is a part of its statement. Those that are left come with the next ones. */
    static final int MOST = 64;

    private final LongTexts texts;
    private final ExecutionId execution;
    private final Instant at;
    private final boolean areKeptApart;
    private final Map<String, BroughtDocument> brought = new HashMap<>();
    private final Set<DocumentId> taken = new LinkedHashSet<>();
    private boolean areUsed;

    WrittenTexts(LongTexts texts, ExecutionId execution, Instant at, boolean areKeptApart) {
        this.texts = texts;
        this.execution = execution;
        this.at = at;
        this.areKeptApart = areKeptApart;
    }

    /** Documents that it takes beside those that are texts of answers. */
    public void take(List<DocumentReference> documents) {
        documents.forEach(document -> taken.add(document.id()));
    }

    /** What is to be written together with the transition. */
    public List<BroughtDocument> brought() {
        return List.copyOf(brought.values());
    }

    public TakenDocuments taken() {
        return new TakenDocuments(execution, List.copyOf(taken));
    }

    /** Whether any document is written or taken together with the transition. */
    public boolean haveDocuments() {
        return !brought.isEmpty() || !taken.isEmpty();
    }

    /** Whether one of them stands elsewhere. */
    public boolean areUsed() {
        return areUsed;
    }

    /**
     * Where the texts of one document stand.
     *
     * @param format in which it is written, if none stands elsewhere: by it is known whether what looks like a place may be one
     */
    public Places in(Value.Context document, int format) {
        boolean isRead = areKeptApart
                || format >= ExecutionDocument.WITH_LONG_TEXTS
                || DocumentText.in(document).anyMatch(DocumentText::isTaken);
        return new Places(isRead);
    }

    /** Of one document. */
    public final class Places implements TextPlaces {

        private final boolean tellsPlaces;
        private boolean isUsed;

        private Places(boolean tellsPlaces) {
            this.tellsPlaces = tellsPlaces;
        }

        /** Whether what was written can be read only by those who know of places. */
        public boolean isUsed() {
            return isUsed;
        }

        @Override
        public Optional<String> place(Value.Text text) {
            if (!tellsPlaces) return Optional.empty();
            Optional<DocumentReference> elsewhere = kept(text).or(() -> brought(text));
            isUsed |= elsewhere.isPresent();
            areUsed |= elsewhere.isPresent();
            return elsewhere.map(TextPlace::write);
        }

        @Override
        public boolean tellsPlacesFromNames() {
            isUsed |= tellsPlaces;
            return tellsPlaces;
        }

        @Override
        public Value.Text at(String place) {
            throw new UnsupportedOperationException("only written");
        }
    }

    /** What is kept for another execution is copied: whoever has it may have read it. */
    private Optional<DocumentReference> kept(Value.Text text) {
        return text.kept()
                .filter(DocumentText.class::isInstance)
                .map(DocumentText.class::cast)
                .filter(kept -> kept.isOf(execution.hex()) && (kept.isTaken() || areKeptApart))
                .map(kept -> {
                    if (!kept.isTaken()) taken.add(kept.reference().id());
                    return kept.reference();
                });
    }

    /** What is blank, would not be the same in UTF-8, or is one of very many, stays where it is. */
    private Optional<DocumentReference> brought(Value.Text text) {
        String whole = text.text();
        if (!areKeptApart || whole.length() <= LONG || whole.isBlank() || !text.isPortable()) return Optional.empty();
        if (brought.size() == MOST && !brought.containsKey(whole)) return Optional.empty();
        return Optional.of(brought.computeIfAbsent(whole, it -> texts.bring(it, execution, at))
                .reference());
    }
}
