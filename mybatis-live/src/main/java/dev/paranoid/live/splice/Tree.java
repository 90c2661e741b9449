package dev.paranoid.live.splice;

import dev.paranoid.live.text.MaskedSql;
import dev.paranoid.live.text.UnreadableSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserTreeConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the parser has read it: the tree of its grammar, in which every select and every table is a node with a place in
 * the text, whatever it stands in.
 */
record Tree(Statement statement, Node root) {

    /** Its tokens are those of the statement itself, also where it was masked. */
    static Tree of(MaskedSql masked, String sql) {
        try {
            CCJSqlParser parser = CCJSqlParserUtil.newParser(masked.text());
            Statement statement = parser.Statement();
            Node root = parser.getASTRoot();
            for (Token token = root.jjtGetFirstToken(); token != null; token = token.next) {
                asWritten(token, masked, sql);
            }
            return new Tree(statement, root);
        } catch (ParseException | RuntimeException wrong) {
            throw new UnreadableSql("it cannot be parsed: " + firstLine(wrong), wrong);
        } catch (StackOverflowError deep) {
            throw new UnreadableSql("it cannot be parsed: it is nested too deeply", deep);
        }
    }

    /** What stands before the first token is none of the text. */
    private static void asWritten(Token token, MaskedSql masked, String sql) {
        int begin = Math.max(0, masked.positionOf(token.absoluteBegin - 1));
        int end = Math.max(begin, masked.positionOf(token.absoluteEnd - 1));
        token.absoluteBegin = begin + 1;
        token.absoluteEnd = end + 1;
        token.image = sql.substring(begin, end);
    }

    private static String firstLine(Throwable wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("").trim();
    }

    static List<Node> children(Node node) {
        Node[] children = node.jjtGetChildren();
        return children == null ? List.of() : Arrays.asList(children);
    }

    static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), children(node).stream().flatMap(Tree::all));
    }

    /** {@return the outermost node of that value among those below} */
    static Optional<Node> of(Node parent, Object value) {
        for (Node child : children(parent)) {
            Optional<Node> found = child.jjtGetValue() == value ? Optional.of(child) : of(child, value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static <T> Optional<T> value(@Nullable Node node, Class<T> type) {
        Object value = node == null ? null : node.jjtGetValue();
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** {@return the name of a table as it is written; the last part is that of the table, the one before that of its schema} */
    static List<String> name(Node table) {
        List<String> parts = new ArrayList<>();
        for (Token token = table.jjtGetFirstToken(); token != null; token = token.next) {
            if (!token.image.equals(".")) {
                parts.add(token.image);
            }
            if (token == table.jjtGetLastToken()) {
                break;
            }
        }
        return parts;
    }

    static int begin(Node node) {
        return node.jjtGetFirstToken().absoluteBegin - 1;
    }

    static int end(Node node) {
        return node.jjtGetLastToken().absoluteEnd - 1;
    }

    static boolean isSelect(Node node) {
        return node.getId() == CCJSqlParserTreeConstants.JJTPLAINSELECT;
    }

    static boolean isTable(Node node) {
        return node.getId() == CCJSqlParserTreeConstants.JJTTABLENAME;
    }

    static boolean isWith(Node node) {
        return node.getId() == CCJSqlParserTreeConstants.JJTWITHITEM;
    }

    static boolean isFrom(Node node) {
        return node.getId() == CCJSqlParserTreeConstants.JJTFROMITEM;
    }

    static boolean isJoin(Node node) {
        return node.getId() == CCJSqlParserTreeConstants.JJTJOINEREXPRESSION;
    }
}
