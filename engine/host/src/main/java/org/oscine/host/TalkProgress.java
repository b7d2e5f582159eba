package org.oscine.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.oscine.host.Network.Reply;
import org.oscine.host.Talk.Turn;
import org.oscine.ocf.Failure;

/**
 * How far a talk has come: what is to be said next, and what the other end said. An answer is searched for behind the one
 * before it, in at most {@link Network#LONGEST} bytes of the whole talk.
 */
public final class TalkProgress {
    private final Talk talk;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int at;
    private int answered;
    private String text = "";
    private TextPattern wanted;

    /** What an answer has come to. */
    public enum Heard {
        /** More must be heard. */
        A_PART,
        /** Nothing more is waited for in this turn. */
        THE_ANSWER,
        /** The answer did not come, and there is no room for more, or the pattern cannot decide. */
        TOO_MUCH
    }

    public TalkProgress(Talk talk) {
        this.talk = talk;
    }

    /** Why nothing can be waited for. */
    public static Failure fault(Talk talk) {
        for (Turn turn : talk.turns()) {
            Failure fault = TextPattern.ofLines(turn.until()).fault();
            if (fault.exists()) {
                return fault;
            }
        }
        return Failure.NONE;
    }

    /** Whether every turn has had its answer. */
    public synchronized boolean isDone() {
        return at == talk.turns().size();
    }

    /** What is to be said now; empty for nothing. To be asked once in each turn. */
    public synchronized String send() {
        return talk.turns().get(at).send();
    }

    /** What was to be said is said: begins to wait for the answer, of which a part may have been heard already. */
    public synchronized Heard listen() {
        Turn turn = talk.turns().get(at);
        if (!turn.waits()) {
            at++;
            return Heard.THE_ANSWER;
        }
        wanted = TextPattern.ofLines(turn.until());
        return answered < text.length() ? search() : Heard.A_PART;
    }

    /** How many bytes may still be heard. */
    public synchronized int room() {
        return Network.LONGEST - heard.size();
    }

    /** Something was heard. */
    public synchronized Heard hear(byte[] bytes, int count) {
        heard.write(bytes, 0, Math.min(count, room()));
        text = heard.toString(StandardCharsets.UTF_8);
        answered = Math.min(answered, text.length());
        return search();
    }

    private Heard search() {
        TextPattern.Match match = wanted.searchIn(text, answered);
        if (match == TextPattern.Match.FOUND) {
            answered = wanted.end();
            at++;
            makeRoom();
            return Heard.THE_ANSWER;
        }
        return match == TextPattern.Match.UNDECIDED || room() == 0 ? Heard.TOO_MUCH : Heard.A_PART;
    }

    /** Forgets what is answered, except whether a line begins behind it. */
    private void makeRoom() {
        if (!isDone() && heard.size() > Network.LONGEST / 2 && answered > 1) {
            byte[] rest = text.substring(answered - 1).getBytes(StandardCharsets.UTF_8);
            heard.reset();
            heard.write(rest, 0, Math.min(rest.length, Network.LONGEST));
            text = heard.toString(StandardCharsets.UTF_8);
            answered = 1;
        }
    }

    /** What has come of it when it is over: all is said, the other end has closed, or it said too much. */
    public synchronized Reply ended() {
        if (isDone()) {
            return new Reply.Answer(0, text);
        }
        if (talk.hasTurns() && wanted.fault().exists()) {
            return stuck(new Reply.Refused(wanted.fault().cause()));
        }
        return stuck(unanswered().isEmpty() ? new Reply.Refused("it closed the connection") : new Reply.Answer(0, unanswered()));
    }

    /** What has come of it when its time is over. */
    public synchronized Reply timedOut() {
        return stuck(new Reply.TimedOut(unanswered()));
    }

    /** What has come of it when the connection broke. */
    public synchronized Reply broken(String cause) {
        return stuck(new Reply.Refused(cause));
    }

    /** What was heard in this turn: the end of a line that was the answer before is none of it. */
    private String unanswered() {
        int from = answered > 0 && text.charAt(answered - 1) != '\n' ? text.indexOf('\n', answered) + 1 : answered;
        return text.substring(from > 0 ? from : answered);
    }

    private Reply stuck(Reply why) {
        return talk.hasTurns() && at < talk.turns().size() ? new Reply.Stuck(at + 1, why, room() == 0) : why;
    }
}
