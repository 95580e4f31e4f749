"""Tiny models that read spans, with random weights, in folders as `save_pretrained` writes them."""

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
from transformers import (
    AutoTokenizer,
    BertConfig,
    BertForQuestionAnswering,
    BertModel,
    PreTrainedTokenizerFast,
    RobertaConfig,
    RobertaForQuestionAnswering,
)

from index.encoder import packaged_folder

TEXTS = ["When did the ferry sink? Ida Orr’s boat (1914) left Kyiv's port in May.\n\nIt was dry, 中文."]
SIZE = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}


def write_bert(folder, *, kind=BertForQuestionAnswering, cls_last=False):
    """Write a BERT with the packaged vocabulary; with `cls_last`, [CLS] comes after all else, as in XLNet."""
    torch.manual_seed(0)
    kind(BertConfig(vocab_size=30522, **SIZE)).save_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(str(packaged_folder()))
    if cls_last:
        special = [(sign, tokenizer.convert_tokens_to_ids(sign)) for sign in ("[CLS]", "[SEP]")]
        pair = "$A [SEP] $B:1 [SEP]:1 [CLS]"
        tokenizer.backend_tokenizer.post_processor = processors.TemplateProcessing(
            single="$A [SEP] [CLS]", pair=pair, special_tokens=special
        )
        tokenizer = PreTrainedTokenizerFast(
            tokenizer_object=tokenizer.backend_tokenizer,
            cls_token="[CLS]",
            sep_token="[SEP]",
            pad_token="[PAD]",
        )
    tokenizer.save_pretrained(folder)


def write_encoder(folder):
    """Write a BERT that was never trained to read answers."""
    write_bert(folder, kind=BertModel)


def write_eager(folder):
    """Write a BERT that finds an answer in everything: its logits are far apart, and lowest at [CLS]."""
    write_bert(folder)
    network = BertForQuestionAnswering.from_pretrained(folder)
    with torch.no_grad():
        network.qa_outputs.weight.mul_(500)
    network.save_pretrained(folder)


def write_roberta(folder, *, positions):
    """Write a RoBERTa for so many positions, with a cased vocabulary of byte pairs and the markers of its own."""
    signs = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=320, initial_alphabet=alphabet, special_tokens=signs, show_progress=False
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, cls_token="<s>", sep_token="</s>", pad_token="<pad>", unk_token="<unk>",
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)  # fmt: skip
    torch.manual_seed(0)
    config = RobertaConfig(
        vocab_size=tokenizer.get_vocab_size(), max_position_embeddings=positions, pad_token_id=1, **SIZE
    )
    RobertaForQuestionAnswering(config).save_pretrained(folder)
