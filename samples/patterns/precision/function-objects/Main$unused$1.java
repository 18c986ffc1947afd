package p;

import kotlin.jvm.functions.Function0;

final class Main$unused$1 implements Function0<Object> {
    @Override
    public Object invoke() {
        Main.dead();
        return null;
    }
}
