package app.walks;

import android.os.Bundle;
import android.util.Base64;
import android.util.Log;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Each method writes the number. */
final class Leaks {
    static void called(String imei) {
        Helpers.same("constant");
        Log.d("tag", Helpers.same(imei));
    }

    static void recursive(String imei, int n) {
        Log.d("tag", Helpers.deeper(imei, n));
    }

    static void overwrittenSometimes(String imei, int n) {
        Box box = new Box();
        box.text = imei;
        if (n > 0) {
            box.text = "constant";
        }
        Log.d("tag", box.text);
    }

    static void overwrittenLater(String imei) {
        Box box = new Box();
        box.text = imei;
        String before = box.text;
        box.text = "constant";
        Log.d("tag", before);
    }

    static void otherOverwritten(String imei) {
        Box box = new Box();
        box.text = imei;
        Box second = new Box();
        second.text = "constant";
        box.other = "constant";
        Log.d("tag", box.text);
    }

    static void aliasBefore(String imei) {
        Box box = new Box();
        Box outer = new Box();
        outer.inner = box;
        box.text = imei;
        Log.d("tag", outer.inner.text);
    }

    static void aliasAfter(String imei) {
        Box box = new Box();
        box.text = imei;
        Box outer = new Box();
        outer.inner = box;
        Log.d("tag", outer.inner.text);
    }

    static void aliasOfTwo(String imei) {
        Box box = new Box();
        Box outer = new Box();
        Helpers.link(outer, box);
        Box same = outer.inner;
        Helpers.fill(same, imei);
        Log.d("tag", box.text);
    }

    static void filled(String imei) {
        Box box = new Box();
        Helpers.fill(box, imei);
        Log.d("tag", box.text);
    }

    static void filledByMethod(String imei) {
        Box box = new Box();
        box.fill(imei);
        Log.d("tag", box.text());
    }

    static void made(String imei) {
        Helpers.boxed("constant");
        Box box = Helpers.boxed(imei);
        Log.d("tag", box.text);
    }

    static void inLoop(String imei, int n) {
        Box box = new Box();
        for (int i = 0; i < n; i++) {
            Log.d("tag", box.text);
            box.text = imei;
        }
    }

    static void letters(String imei) {
        StringBuilder letters = new StringBuilder();
        for (char letter : imei.toCharArray()) {
            letters.append((char) (letter + 1));
        }
        Log.d("tag", letters.toString());
    }

    static void element(String imei) {
        String[] array = new String[2];
        array[0] = imei;
        array[1] = "constant";
        Log.d("tag", array[0]);
    }

    static void anyElement(String imei, int n) {
        String[] array = new String[2];
        array[0] = imei;
        Log.d("tag", array[n]);
    }

    static void elementOfAny(String imei, int n) {
        String[] array = new String[2];
        array[n] = imei;
        array[1] = "constant";
        Log.d("tag", array[0]);
    }

    static void key(String imei) {
        Map<String, String> map = new HashMap<>();
        map.put("a", imei);
        map.put("b", "constant");
        Log.d("tag", map.get("a"));
    }

    static void anyKey(String imei, String key) {
        Map<String, String> map = new HashMap<>();
        map.put("a", imei);
        map.put(key, "constant");
        Log.d("tag", map.get("a"));
    }

    static void extra(String imei) {
        Bundle bundle = new Bundle();
        bundle.putString("a", imei);
        Log.d("tag", bundle.getString("a"));
    }

    static void listed(String imei) {
        List<String> list = new ArrayList<>();
        list.clear();
        list.add(imei);
        Log.d("tag", list.get(0));
    }

    static void throughStatic(String imei) {
        Helpers.kept = "constant";
        Helpers.kept = imei;
        Log.d("tag", Helpers.kept);
    }

    static void throughSharedBox() {
        Log.d("tag", Helpers.shared.text);
    }

    static void thrown(String imei) {
        try {
            Helpers.fail(imei);
        } catch (IllegalStateException e) {
            Log.d("tag", e.getMessage());
        }
    }

    static void dispatched(String imei, Helpers.Maker maker) {
        Log.d("tag", maker.make(imei));
    }

    static void emptiedButThrown(String imei) {
        Box box = new Box();
        try {
            box.text = imei;
            Helpers.same(imei);
            box.text = "constant";
        } catch (RuntimeException e) {
            Log.d("tag", box.text);
        }
    }

    static void returnedEarly(String imei, int n) {
        Box box = new Box();
        early(box, imei, n);
        Log.d("tag", box.text);
    }

    private static String early(Box box, String imei, int n) {
        try {
            box.text = imei;
            if (n > 3) {
                return Integer.toString(n);
            }
            box.text = "constant";
        } catch (RuntimeException e) {
            box.text = "constant";
        }
        return "";
    }

    static void hashed(String imei) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(imei.getBytes());
        Log.d("tag", Base64.encodeToString(digest.digest(), 0));
    }

    static void encrypted(String imei, String password) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(password.getBytes(), "AES"));
        Log.d("tag", new String(cipher.doFinal(imei.getBytes())));
    }

    static void keyed(String imei, String password) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(password.getBytes(), "HmacSHA1"));
        Log.d("tag", new String(mac.doFinal(imei.getBytes())));
    }

    static void afterCreate(String text) {
        Log.d("tag", text);
    }

    static void pausedAndResumed(String text) {
        Log.d("tag", text);
    }

    static void clicked(String text) {
        Log.d("tag", text);
    }

    static void received(String text) {
        Log.d("tag", text);
    }

    static void receivedByAny(String text) {
        Log.d("tag", text);
    }

    static void messaged(String text) {
        Log.d("tag", text);
    }

    static void restored(String text) {
        Log.d("tag", text);
    }
}
