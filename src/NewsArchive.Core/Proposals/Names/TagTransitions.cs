namespace NewsArchive.Proposals.Names;

/// <summary>The weights of one tag behind another, in the forms in which they are asked for: rows of <see cref="NameTag.Width"/>.</summary>
internal sealed class TagTransitions
{
    private const int Size = NameTag.Width * NameTag.Width;

    // Less than any sum of weights: no way goes there.
    private const float Never = -1e9f;

    /// <summary>The weight of a tag behind another one, at <c>before * Width + tag</c>.</summary>
    public float[] Weights { get; } = new float[Size];

    /// <summary>e to the power of the weights; 0 for what cannot follow.</summary>
    public float[] Factors { get; } = new float[Size];

    /// <summary>The same at <c>tag * Width + before</c>.</summary>
    public float[] Transposed { get; } = new float[Size];

    /// <summary>Transitions that weigh nothing.</summary>
    public TagTransitions()
    {
        for (var before = 0; before < NameTag.Width; before++)
        {
            for (var tag = 0; tag < NameTag.Width; tag++)
                Weights[(before * NameTag.Width) + tag] = before < NameTag.Count && tag < NameTag.Count && NameTag.CanFollow(before, tag) ? 0 : Never;
        }

        Update();
    }

    /// <summary>To be called after <see cref="Weights"/> were changed.</summary>
    public void Update()
    {
        for (var before = 0; before < NameTag.Count; before++)
        {
            foreach (var tag in NameTag.Behind[before])
            {
                Factors[(before * NameTag.Width) + tag] = MathF.Exp(Weights[(before * NameTag.Width) + tag]);
                Transposed[(tag * NameTag.Width) + before] = Factors[(before * NameTag.Width) + tag];
            }
        }
    }
}
