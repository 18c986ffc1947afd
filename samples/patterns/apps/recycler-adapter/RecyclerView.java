package androidx.recyclerview.widget;

import android.content.Context;
import android.view.View;
import android.view.ViewGroup;

public class RecyclerView extends ViewGroup {
    private Adapter<ViewHolder> adapter;

    public RecyclerView(Context context) {
        super(context);
    }

    @SuppressWarnings("unchecked")
    public void setAdapter(Adapter<? extends ViewHolder> wanted) {
        adapter = (Adapter<ViewHolder>) wanted;
        requestLayout();
    }

    @Override
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        if (adapter == null) {
            return;
        }
        for (int i = 0; i < adapter.getItemCount(); i++) {
            ViewHolder holder = adapter.onCreateViewHolder(this, 0);
            adapter.onBindViewHolder(holder, i);
            addView(holder.itemView);
        }
    }

    public abstract static class ViewHolder {
        public final View itemView;

        public ViewHolder(View view) {
            itemView = view;
        }
    }

    public abstract static class Adapter<H extends ViewHolder> {
        public abstract H onCreateViewHolder(ViewGroup parent, int type);

        public abstract void onBindViewHolder(H holder, int position);

        public abstract int getItemCount();
    }
}
