package dev.workfloo.docs.centre;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What Markdown says, without how it looks; raw HTML says nothing. */
final class SaidText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();

    private SaidText() {}

    static String of(Node node) {
        SaidText said = new SaidText();
        node.accept(said);
        return said.text.toString().strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell) text.append(' ');
    }

    @Override
    protected void visitChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(this);
            if (child instanceof Block) text.append('\n');
        }
    }
}
