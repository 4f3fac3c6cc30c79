package samples.apart.workfloo.http;

import samples.apart.workfloo.http.part.Part;

public record WholeKnowsItsPart(Part part) {}
