package net.example.starad;

import android.content.Context;
import android.content.Intent;
import android.util.AttributeSet;
import android.view.View;
import android.widget.TextView;

/** A banner, made by the layout inflater. */
public class BannerView extends TextView implements View.OnClickListener {
    public BannerView(Context context, AttributeSet attributes) {
        super(context, attributes);
        setText("StarAd");
        setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        getContext().startActivity(new Intent(getContext(), AdActivity.class));
    }
}
