package p;

import android.util.Log;

class Chain {
    static void one(String text) {
        two(text, 1);
    }

    static void two(Object text, int depth) {
        three(depth, (String) text);
    }

    static void three(int depth, String text) {
        four(new String[] {text}, depth);
    }

    static void four(String[] texts, int depth) {
        five(depth + 1L, texts[0]);
    }

    static void five(long depth, CharSequence text) {
        six(text);
    }

    static void six(CharSequence text) {
        seven(text.toString());
    }

    static void seven(String text) {
        new Chain().eight(text);
    }

    void eight(String text) {
        nine(text, this);
    }

    void nine(String text, Chain self) {
        self.ten(text);
    }

    void ten(String text) {
        Log.i("demo", text);
    }
}
